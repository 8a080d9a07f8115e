"""The letters of the demo can be read on a page: the newest first, each whole."""

from django.core.mail import EmailMultiAlternatives, get_connection

from baiqau.site.demo import letters

BACKEND = "django.core.mail.backends.filebased.EmailBackend"


def send(settings, *subjects):
    line = get_connection(BACKEND, file_path=settings.EMAIL_FILE_PATH)
    told = [
        EmailMultiAlternatives(subject, f"Код: {subject}\n{'-' * 30}", to=["a@kitap.example"])
        for subject in subjects
    ]
    for one in told:
        one.attach_alternative("<p>HTML</p>", "text/html")
    line.send_messages(told)


def test_the_newest_stands_first_and_each_is_read_whole(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    assert letters.last() == []
    send(settings, "Бірінші", "Екінші")
    send(settings, "Үшінші")

    found = letters.last()

    assert [one.subject for one in found] == ["Үшінші", "Екінші", "Бірінші"]
    assert found[0].to == "a@kitap.example"
    assert found[0].text == f"Код: Үшінші\n{'-' * 30}"
    assert found[0].at is not None
    assert len(letters.last(most=2)) == 2
