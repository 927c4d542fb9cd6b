"""Pictures to take along: the journey lane's geometry, the board poster and the decision card."""
