"""Archives: many articles out of files of any form → tables on disk, by several processes."""
