"""The local page (`check serve`): a unit drops its draft, sees what is lacking, mends it and checks again."""
