"""The stages that turn a PDF into records; every one but reading is a pure function of frozen values."""
