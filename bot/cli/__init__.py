"""The command line: `policy-assistant`."""

import sys
from collections.abc import Sequence

from policy_corpus.errors import PolicyAssistantError

_INTERRUPTED = 130
_USAGE = 2


def main() -> None:
    """Entry point of `policy-assistant`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out a command and return the exit code; every failure is one Chinese line on standard error."""
    from typer import Abort, TyperException

    from bot.cli.app import app
    from bot.cli.chinese import say_usage_error

    try:
        return app(list(arguments), prog_name="policy-assistant", standalone_mode=False) or 0
    except PolicyAssistantError as error:
        return _complain(str(error), _USAGE)
    except TyperException as error:
        return _complain(say_usage_error(error), _USAGE)
    except (KeyboardInterrupt, Abort):
        return _complain("已中断。", _INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has had enough, as `| head` does.
        sys.stderr.close()
        return 1
    except Exception as error:
        import logging

        logging.getLogger(__name__).debug("unexpected error", exc_info=error)
        hint = "设 POLICY_ASSISTANT_LOG_LEVEL=debug 再运行一次，可以看到详情"
        return _complain(f"出了意料之外的错误（{type(error).__name__}: {error}）。{hint}。", 1)


def _complain(line: str, code: int) -> int:
    if line:
        print(line, file=sys.stderr)  # noqa: T201
    return code
