"""The reader: from the content folder to the model, with all problems of the files."""
