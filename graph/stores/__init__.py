"""A folder that is always whole: generations, validation, export."""
