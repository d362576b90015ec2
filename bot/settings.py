"""All settings, from `POLICY_ASSISTANT_*` variables or `.env`; the README's table lists them."""

import re
from functools import cached_property
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings import SettingsError as SourceError

from bot.field_errors import explain
from policy_corpus.errors import SettingsError

PREFIX = "POLICY_ASSISTANT_"
_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,200}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*")


class Settings(BaseSettings):
    """What may be configured. Every field has a default that works on a fresh machine."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
    )

    host: str = Field("127.0.0.1", description="监听地址")
    port: int = Field(8000, ge=0, le=65535, description="监听端口；0 表示由系统挑一个空闲端口")
    data_dir: Path = Field(Path("var"), description="索引、对话和日志所在的文件夹")
    documents_dir: Path | None = Field(None, description="另一套政策文件的文件夹；不填用自带的五份")
    database_url: str = Field("", description="对话数据库的 SQLAlchemy 地址；不填用数据文件夹里的 SQLite")
    timezone: str = Field("Asia/Shanghai", description="“今天”按哪个时区算")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="日志详细程度")
    workers: int = Field(4, ge=1, le=64, description="同时回答问题的线程数")
    max_body_bytes: int = Field(65536, ge=1024, le=16 * 2**20, description="一个请求最大的字节数")
    mask_personal: bool = Field(True, description="存储问题之前是否遮住电话号码、身份证号和电子邮箱")
    telegram_token: SecretStr | None = Field(None, description="Telegram 机器人的令牌，BotFather 给的")
    telegram_api_url: str = Field("", description="自建或测试用的 Bot API 服务地址；不填用 Telegram 官方的")

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            raise ValueError("没有这个时区，例如 Asia/Shanghai") from None
        return name

    @field_validator("telegram_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("应为 BotFather 给的令牌，例如 123456:ABC-def")
        return token

    @field_validator("telegram_api_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if url and not _WEB_ADDRESS.fullmatch(url):
            raise ValueError("应为网址，例如 http://127.0.0.1:9000")
        return url

    @field_validator("log_level", mode="before")
    @classmethod
    def _lower(cls, level: object) -> object:
        return level.lower() if isinstance(level, str) else level

    @cached_property
    def database(self) -> str:
        """The database's address: the one configured, or SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'conversations.db'}"

    @property
    def index_dir(self) -> Path:
        """Where the search index and the embedding cache live."""
        return self.data_dir / "index"


def load_settings() -> Settings:
    """The settings in force, or SettingsError naming the variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(_say(error)) from None
    except (SourceError, UnicodeDecodeError):
        raise SettingsError(".env 文件读不了：应为 UTF-8 编码、每行一个“名称=值”，请改正后再试。") from None


def _say(error: ValidationError) -> str:
    first = error.errors()[0]
    name = PREFIX + ".".join(str(part) for part in first["loc"]).upper()
    given = "…" if _is_secret(str(first["loc"][0])) else first["input"]
    return f"设置 {name}={given} 不能用：{explain(first)}。请改正环境变量或 .env 后再试。"


def _is_secret(field: str) -> bool:
    return "SecretStr" in str(Settings.model_fields[field].annotation)
