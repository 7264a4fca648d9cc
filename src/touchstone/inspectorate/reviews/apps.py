from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "touchstone.inspectorate.reviews"
    label = "reviews"
