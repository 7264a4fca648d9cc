"""Addresses of accounts. Names with an underscore are those that the sign-in library asks for."""

from django.urls import path

from touchstone.foundation.accounts.views import links, oidc, profile, sign_in, two_step

urlpatterns = [
    path("", profile.profile, name="account"),
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/code/", sign_in.enter_code, name="mfa_authenticate"),
    path("sign-out/", sign_in.sign_out, name="account-sign-out"),
    path("forgotten/", links.forgotten, name="account-forgotten"),
    path("choose-password/<str:token>/", links.set_password, name="account-set-password"),
    path("password/", profile.change_password, name="account-change-password"),
    path("confirm/password/", profile.confirm_password, name="account_reauthenticate"),
    path("confirm/code/", profile.confirm_code, name="mfa_reauthenticate"),
    path("two-step/", two_step.set_up, name="mfa_activate_totp"),
    path("two-step/remove/", two_step.remove, name="mfa_deactivate_totp"),
    path("recovery-codes/", two_step.recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", two_step.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("provider/<slug:provider_id>/", oidc.go, name="openid_connect_login"),
    path("provider/<slug:provider_id>/back/", oidc.back, name="openid_connect_callback"),
]
