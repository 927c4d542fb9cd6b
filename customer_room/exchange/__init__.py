"""Files and pasted cells in and out, safe to open in a spreadsheet."""
