"""All settings, from `POLICY_ASSISTANT_*` variables or `.env`; the README's table lists them."""

import os
import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from pydantic_settings import SettingsError as SourceError

from bot.field_errors import explain
from bot.keys import ApiKey, parse_keys
from policy_corpus.errors import SettingsError

PREFIX = "POLICY_ASSISTANT_"
_RATE = r"^(off|[1-9]\d{0,6}/(second|minute|hour|day))$"
_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,200}")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
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
    log_format: Literal["auto", "text", "json"] = Field(
        "auto", description="日志的样式；auto 在终端上用文字，否则 JSON"
    )
    workers: int = Field(4, ge=1, le=64, description="同时回答几个问题")
    processes: int = Field(0, ge=0, le=64, description="用几个进程回答问题；0 表示每个处理器一个，最多同时问题数的一半")
    max_body_bytes: int = Field(262_144, ge=1024, le=16 * 2**20, description="一个请求最大的字节数")
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="哪些网站的网页可以调用接口，逗号分隔，例如 https://example.com；不填都不可以"
    )
    body_timeout_s: float = Field(10, gt=0, le=3600, description="一个请求的正文最多等几秒")
    answer_timeout_s: float = Field(60, gt=0, le=3600, description="一个回答最多等几秒")
    api_keys: str = Field("", repr=False, description="访问密钥：名称:角色:摘要，多个用逗号隔开")
    rate_per_key: str = Field("600/minute", pattern=_RATE, description="一个密钥的请求频率；off 不限")
    rate_per_address: str = Field("300/minute", pattern=_RATE, description="一个来源地址的请求频率；off 不限")
    trusted_proxies: str = Field("", description="可以相信其 X-Forwarded-For 的反向代理地址，多个用逗号隔开")
    llm_base_url: str = Field("", description="OpenAI 兼容接口的地址；不填就不用语言模型")
    llm_model: str = Field("", validate_default=True, description="语言模型的名称")
    llm_api_key: SecretStr | None = Field(None, description="语言模型接口的密钥；不需要密钥就不填")
    llm_steps: str = Field("understanding,wording", description="语言模型用在哪几步，逗号分隔")
    llm_deadline_s: float = Field(10.0, ge=0.1, le=300, description="一次回答里等语言模型的总时限（秒）")
    llm_prompt_tokens: int = Field(3000, ge=200, le=100_000, description="一次提示最多的词元数")
    llm_reply_tokens: int = Field(800, ge=50, le=20_000, description="一次回答最多的词元数")
    llm_concurrency: int = Field(4, ge=1, le=64, description="同时向语言模型发几个请求")
    llm_recheck_s: float = Field(30.0, ge=0.1, le=3600, description="出错停用后，隔多少秒再试一次接口")
    llm_cache_size: int = Field(512, ge=0, le=100_000, description="记住语言模型的多少条回答")
    mask_personal: bool = Field(True, description="存储问题之前是否遮住电话号码、身份证号和电子邮箱")
    retention_days: int = Field(365, ge=0, le=36_500, description="对话保存几天；0 表示不限")
    audit_retention_days: int = Field(730, ge=0, le=36_500, description="审计记录和评价保存几天；0 表示不限")
    telegram_token: SecretStr | None = Field(None, description="Telegram 机器人的令牌，BotFather 给的")
    telegram_rate_per_user: str = Field("20/minute", pattern=_RATE, description="一个人提问的频率；off 不限")
    telegram_api_url: str = Field("", description="自建或测试用的 Bot API 服务地址；不填用 Telegram 官方的")

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            raise ValueError("没有这个时区，例如 Asia/Shanghai") from None
        return name

    @field_validator("api_keys")
    @classmethod
    def _readable_keys(cls, keys: str) -> str:
        parse_keys(keys)
        return keys

    telegram_webhook_secret: SecretStr | None = Field(
        None, description="Telegram 送消息到 /telegram/webhook 时带的口令；填了就由 serve 收消息"
    )
    telegram_webhook_url: str = Field("", description="对外的 /telegram/webhook 网址；填了就在启动时向 Telegram 登记")

    @field_validator("telegram_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("应为 BotFather 给的令牌，例如 123456:ABC-def")
        return token

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _allowed_by_telegram(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not _WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("应为 16 到 256 个字母、数字、下划线或连字符")
        return secret

    @field_validator("telegram_api_url", "telegram_webhook_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if url and not _WEB_ADDRESS.fullmatch(url):
            raise ValueError("应为网址，例如 http://127.0.0.1:9000")
        return url

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _origins(cls, given: object) -> object:
        origins = [origin.strip() for origin in given.split(",") if origin.strip()] if isinstance(given, str) else given
        if isinstance(origins, list) and not all(origin == "*" or _ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError("应为逗号分隔的网站，不带路径，例如 https://example.com")
        return origins

    @field_validator("log_level", mode="before")
    @classmethod
    def _lower(cls, level: object) -> object:
        return level.lower() if isinstance(level, str) else level

    @field_validator("llm_base_url")
    @classmethod
    def _address(cls, url: str) -> str:
        if url and not (urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname):
            raise ValueError("应为 http:// 或 https:// 开头的地址，例如 http://127.0.0.1:11434/v1")
        return url.rstrip("/")

    @field_validator("llm_model")
    @classmethod
    def _model_of_the_endpoint(cls, name: str, info: ValidationInfo) -> str:
        if info.data.get("llm_base_url") and not name:
            raise ValueError("填了语言模型的地址，也要填模型名称")
        return name

    @field_validator("llm_steps")
    @classmethod
    def _known_steps(cls, steps: str) -> str:
        if not set(_listed(steps)) <= {"understanding", "wording"}:
            raise ValueError("只能取：understanding、wording，两个都要时用逗号隔开")
        return steps

    @property
    def beside(self) -> int:
        """How many processes answer beside the one that serves: none where answers wait for a language model."""
        if self.llm_base_url:
            return 0
        return (self.processes or max(1, min(_processors(), self.workers // 2))) - 1

    def llm_does(self, step: str) -> bool:
        """Whether a language model is configured, and for this step ("understanding" or "wording")."""
        return bool(self.llm_base_url) and step in _listed(self.llm_steps)

    @cached_property
    def database(self) -> str:
        """The database's address: the one configured, or SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'conversations.db'}"

    @cached_property
    def keys(self) -> tuple[ApiKey, ...]:
        """The configured API keys; with none, whoever reaches the server may use it."""
        return parse_keys(self.api_keys)

    @property
    def telegram_by_webhook(self) -> bool:
        """Whether the API takes the Telegram bot's updates in."""
        return bool(self.telegram_token and self.telegram_webhook_secret)

    def require_telegram_token(self) -> str:
        """The bot's token; raises SettingsError where none is set."""
        if self.telegram_token is None:
            raise SettingsError("没有设置 POLICY_ASSISTANT_TELEGRAM_TOKEN：请填写 BotFather 给的令牌后再试。")
        return self.telegram_token.get_secret_value()

    @property
    def index_dir(self) -> Path:
        """Where the search index and the embedding cache live."""
        return self.data_dir / "index"


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


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
    name = str(first["loc"][0])
    given = "…" if _is_secret(name) else first["input"]
    return f"设置 {PREFIX}{name.upper()}={given} 不能用：{explain(first)}。请改正环境变量或 .env 后再试。"


def _is_secret(name: str) -> bool:
    field = Settings.model_fields[name]
    # A secret that was put where its digest belongs must not be shown on a screen either.
    return not field.repr or "SecretStr" in str(field.annotation)
