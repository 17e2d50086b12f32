"""The forms for a question, a comment and an answer."""

from django import forms

from budgets.models import LineComment

ROWS = forms.Textarea(attrs={"rows": 5})


class CommentForm(forms.ModelForm):
    """Something new about a line."""

    class Meta:
        model = LineComment
        fields = ["text", "is_question"]
        labels = {"text": "Din text", "is_question": "Det här är en fråga"}
        help_texts = {"is_question": "En fråga väntar på svar tills någon annan har svarat."}
        widgets = {"text": ROWS}
        error_messages = {"text": {"required": "Skriv något."}}


class AnswerForm(forms.ModelForm):
    """An answer in a thread."""

    class Meta:
        model = LineComment
        fields = ["text"]
        labels = {"text": "Ditt svar"}
        widgets = {"text": ROWS}
        error_messages = {"text": {"required": "Skriv ett svar."}}
