"""The tables.  Columns, constraints and relationships; no rules and no queries."""

from app.models.account import (
    Account,
    AccountLink,
    Attempt,
    Invitation,
    LoginSession,
    Membership,
    RecoveryCode,
)
from app.models.agreement import (
    Agreement,
    AgreementLink,
    FactCheck,
    QuotationConsent,
    SharedSheet,
    SheetRemark,
)
from app.models.attachment import Attachment
from app.models.audit import AuditEvent
from app.models.base import Base, Document, Names
from app.models.batch import BatchFile, BatchPart, SheetBatch
from app.models.campaign import Campaign, CampaignDoor, DoorKey
from app.models.comparison import Comparison
from app.models.indicator import Dataset, DatasetFile, Download, Indicator, Observation
from app.models.job import Job, Mail, MailRefusal
from app.models.module import Module, ModuleUse, ModuleVersion
from app.models.pole import Enterprise, Organisation, Pole, PoleEnterprise, Site
from app.models.questionnaire import Operation, Questionnaire, QuestionnaireVersion
from app.models.response import (
    AnswerQuery,
    Correction,
    QueryMessage,
    Response,
    ResponseRevision,
    Submission,
)
from app.models.sheet import Edition, EditionFile, PublishedNumber, Sheet
from app.models.territory import Territory, TerritoryChange, TerritoryParent

__all__ = [
    "Account", "AccountLink", "Agreement", "AgreementLink", "AnswerQuery", "Attachment",
    "Attempt", "AuditEvent", "Base", "BatchFile", "BatchPart", "Campaign", "CampaignDoor",
    "Comparison", "Correction", "Dataset", "DatasetFile", "Document", "DoorKey", "Download",
    "Edition", "EditionFile", "Enterprise", "FactCheck", "Indicator", "Invitation", "Job",
    "LoginSession", "Mail", "MailRefusal", "Membership", "Module", "ModuleUse", "ModuleVersion",
    "Names", "Observation", "Operation", "Organisation", "Pole", "PoleEnterprise",
    "PublishedNumber", "QueryMessage", "Questionnaire", "QuestionnaireVersion",
    "QuotationConsent", "RecoveryCode", "Response", "ResponseRevision", "SharedSheet", "Sheet",
    "SheetBatch", "SheetRemark", "Site", "Submission", "Territory", "TerritoryChange",
    "TerritoryParent",
]  # fmt: skip
