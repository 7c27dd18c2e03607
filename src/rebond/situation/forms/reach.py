from django import forms

from rebond.situation.models import Sending
from rebond.situation.refusals import refuse

CHANNELS = [(each.value, each.label) for each in (Sending.Channel.EMAIL, Sending.Channel.SMS)]


class ChannelForm(forms.Form):
    channel_name = forms.ChoiceField(choices=CHANNELS)

    def channel(self) -> Sending.Channel:
        if not self.is_valid():
            refuse("Choisissez le courriel ou le SMS.")
        return Sending.Channel(self.cleaned_data["channel_name"])
