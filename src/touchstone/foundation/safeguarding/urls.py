"""Addresses of urgent referrals: the inspectorate's under work/, the service's under asked/."""

from django.urls import path

from touchstone.foundation.safeguarding.views import answering, raising

urlpatterns = [
    path("work/referrals/", raising.referrals, name="referrals"),
    path("work/referrals/raise/", raising.raise_referral, name="referral-raise"),
    path("work/referrals/<int:pk>/", raising.referral, name="referral"),
    path("work/referrals/<int:pk>/told/", raising.told, name="referral-told"),
    path("work/referrals/<int:pk>/close/", raising.close, name="referral-close"),
    path("asked/referrals/", answering.asked, name="referrals-asked"),
    path("asked/referrals/<int:pk>/", answering.referral, name="referral-asked"),
    path("asked/referrals/<int:pk>/send/", answering.send, name="referral-send"),
    path("asked/referrals/<int:pk>/acknowledged/", answering.acknowledged, name="referral-acknowledged"),
    path("asked/referrals/<int:pk>/outcome/", answering.outcome, name="referral-outcome"),
]
