"""The database in Datasette, with the words of every record on its page. Needs the extra `serve`."""
