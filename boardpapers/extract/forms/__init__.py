"""What the extractors of metadata and of decisions share: passages, labelled values, names, signatures."""
