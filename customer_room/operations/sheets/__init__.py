"""How scores are laid out as JSON: plain values of scoring in, figures as raw and shown out."""
