"""The reader: from the content folder to the model, with every problem met on the way."""
