"""Where the rulebooks are: in the installed package, or beside it in a checkout."""

from pathlib import Path

from checker.model.errors import CheckerError

DEFAULT_PLAN = "changning-2022"


def rulebook_folder(given: Path | None = None) -> Path:
    """The folder of the rulebook to use. Raises CheckerError where there is none."""
    if given is not None:
        if not (given / "plan.yaml").is_file():
            raise CheckerError(
                f"“{given}”不是规则库文件夹（里面没有 plan.yaml），请检查 --rules 后面的路径。"
            )
        return given
    package = Path(__file__).resolve().parent.parent
    for root in (package / "_rules", package.parent / "rules"):
        if (root / DEFAULT_PLAN / "plan.yaml").is_file():
            return root / DEFAULT_PLAN
    raise CheckerError("找不到随程序安装的规则库，请重新安装本工具。")
