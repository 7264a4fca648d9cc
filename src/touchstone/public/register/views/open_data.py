"""What data does the register give away, where does it stand, and how may it be used?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core import clock
from touchstone.public.register.http import LICENCE, public_page


@public_page
def open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "register/open_data.html", {"licence": LICENCE, "today": clock.today()})
