"""Forms of accounts."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from amparo.office.platform.accounts import guesses
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.ui.fields import Text

SPOKEN = [
    ("es", _("Spanish")),
    ("en", _("English")),
    ("ht", _("Haitian Creole")),
    ("pt", _("Portuguese")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("ar", _("Arabic")),
]
"""Languages of the public pages."""


class SignInForm(LoginForm):
    """Address and password; whoever has lost it asks the administrator for a code."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["login"].label = _("E-mail address")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


LOST = _("Lost? Your administrator gives you a code. Sign out and choose “I have a code”.")


class ReauthenticatePassword(ReauthenticateForm):
    """The password once more, before something grave."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password"].help_text = LOST


class NewPasswordForm(ChangePasswordForm):
    """A new password for who knows the old one, which is guessed here no faster than at the door."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["oldpassword"].help_text = LOST

    def clean_oldpassword(self) -> str:
        """The old password, when it is right. Raises ValidationError, also when the try comes too early."""
        password: str = self.cleaned_data["oldpassword"]
        if not guesses.is_password(context.request, self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class InviteForm(forms.Form):
    """Whom to invite."""

    name = Text(label=_("Name"), max_length=100)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("They sign in with it. Nothing is mailed."))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

    def clean_email(self) -> str:
        """Nobody is invited twice."""
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("There is already a member with this address."))
        return email


class CodeForm(forms.Form):
    """The code of an invitation."""

    code = Text(
        label=_("Code"),
        max_length=60,
        help_text=_("24 letters and digits in groups of four; capitals do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-from-fragment": ""}),
    )


class WelcomeForm(CodeForm):
    """The code, and the password one will have."""

    code = Text(max_length=60, widget=forms.HiddenInput)
    name = Text(label=_("Your name, as colleagues know it"), max_length=100)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
        help_text=" ".join(filter(None, password_validators_help_texts()[-1:])),
    )

    def clean_password(self) -> str:
        """Long enough and not among those that everybody tries."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class MemberForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an administrator may change about a member."""

    class Meta:
        model = User
        fields = ("name", "role", "is_active")
        labels = {"is_active": _("May sign in")}


class LanguageForm(forms.ModelForm):  # type: ignore[type-arg]
    """What members choose for themselves."""

    speaks = forms.MultipleChoiceField(
        label=_("Languages you can answer clients in"),
        choices=SPOKEN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The intake queue shows who can answer whom."),
    )

    class Meta:
        model = User
        fields = ("name", "language", "speaks")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["speaks"] = [language for language in self.instance.speaks.split(",") if language]

    def clean_speaks(self) -> str:
        """As the column keeps them."""
        return ",".join(self.cleaned_data["speaks"])


class TeamForm(forms.Form):
    """A team and who is in it."""

    name = Text(label=_("Name"), max_length=80)
    members = forms.ModelMultipleChoiceField(
        label=_("Members"),
        queryset=User.objects.filter(is_active=True).order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["members"].label_from_instance = lambda member: f"{member.name}, {member.get_role_display()}"  # type: ignore[attr-defined]
