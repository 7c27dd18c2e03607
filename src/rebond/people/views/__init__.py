"""Pages: fetch what this account may see, ask the permission, bind the form, call the action, answer."""
