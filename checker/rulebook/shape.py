"""What the shapes of all YAML files share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Strict(BaseModel):
    """A shape in which an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
