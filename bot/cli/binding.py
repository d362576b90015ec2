"""Taking the address to listen on."""

import errno
import ipaddress
import socket

from bot.settings import Settings
from policy_corpus.errors import SettingsError


def bind(settings: Settings) -> socket.socket:
    """A socket bound to the configured address; SettingsError says what to change where that cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise SettingsError(_say(error, settings)) from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        listener.close()
        raise SettingsError(_say(error, settings)) from None
    return listener


def check_exposure(listener: socket.socket, settings: Settings) -> None:
    """SettingsError where others than this machine could reach the server and no API keys are configured."""
    address = ipaddress.ip_address(listener.getsockname()[0].partition("%")[0])
    if not address.is_loopback and not settings.keys:
        raise SettingsError(
            f"{settings.host} 是别的机器也能连到的地址，但还没有设访问密钥，所以不启动："
            "请运行 policy-assistant key new --role staff，把它给出的一行写进 .env 或环境变量再启动；"
            "只在本机使用时请监听 127.0.0.1。"
        )


def _say(error: OSError, settings: Settings) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {settings.port} 已被占用：请停掉占用它的程序，或用 --port 换一个端口。"
    if error.errno == errno.EACCES:
        return f"没有权限监听端口 {settings.port}：请用 --port 换一个 1024 以上的端口。"
    return f"不能监听 {settings.host}:{settings.port}（{error.strerror}）：请检查 --host 和 --port。"


def address_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
