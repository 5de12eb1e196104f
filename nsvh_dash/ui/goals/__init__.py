"""The pages Målstyrning and Särskilda uppdrag."""
