"""The same questions for assistants, over the Model Context Protocol: see ``inforce mcp``. Needs the extra ``mcp``."""
