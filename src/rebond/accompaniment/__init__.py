"""The bond, kept: contacts whatever their channel, needs until they are answered, promises with a date."""
