"""The words of the methods by which sheets become a score, in three languages."""

from collections.abc import Mapping

from baiqau.rules.values import Text


def _text(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


WORDS: Mapping[str, Text] = {
    "method-mean": _text("арифметикалық орта", "среднее", "mean"),
    "method-median": _text("медиана", "медиана", "median"),
    "method-trimmed": _text(
        "ең жоғарысы мен ең төмені алынып тасталған орта",
        "среднее без высшего и низшего",
        "mean without the highest and the lowest",
    ),
    "method-eb": _text(
        "сарапшының қаталдығы ескерілген орта (аддитивті модель)",
        "среднее с поправкой на строгость эксперта (аддитивная модель)",
        "mean with each expert's severity taken out (additive model)",
    ),
    "method-z": _text(
        "әр сарапшының шкаласына келтірілген орта (z-баға)",
        "среднее, приведённое к шкале каждого эксперта (z-оценки)",
        "mean brought to each expert's own scale (z-scores)",
    ),
    "method-borda": _text(
        "Борда тәсілі: бюллетеньде төмен тұрған басқа жұмыстардың үлесі, сарапшылар бойынша орташа",
        "счёт Борда: доля других работ, стоящих в бюллетене ниже, в среднем по экспертам",
        "Borda count: share of the other works that stand below on a ballot, mean over the experts",
    ),
    "method-copeland": _text(
        "Коупленд тәсілі: сарапшылардың көпшілігі төмен қойған басқа жұмыстардың үлесі",
        "счёт Коупленда: доля других работ, которые большинство экспертов поставило ниже",
        "Copeland count: share of the other works that most experts place below",
    ),
    "method-bradley-terry": _text(
        "Брэдли – Терри тәсілі: жұмыстың орташа жұмыстан жақсы деп табылу ықтималдығы; тең деп"
        " табылған екі жұмыстың әрқайсысына жарты ұпай беріледі; әр жұмыс қосымша бір рет орташа"
        " жұмыспен тең деп есептеледі; сарапшы айыра алмаған жұптар және сарапшының қолы қойылмаған"
        " жұмыстары есептелмейді; нәтиже миллионнан бірге дейін дөңгелектенеді",
        "способ Брэдли – Терри: вероятность того, что работу найдут лучше средней; две равные работы"
        " получают по половине очка; каждая работа ещё один раз считается равной средней; пары, о"
        " которых эксперт не может сказать, и работы без его подписи не считаются; итог округляется"
        " до миллионной",
        "Bradley–Terry: the chance of a work to be found better than a middling one; of two equal works"
        " each has half a point; every work besides counts as equal once with a middling one; pairs of"
        " which an expert cannot tell and works without the expert’s signature do not count; the result"
        " is rounded to the millionth",
    ),
    "method-robust": _text(
        "орнықты модель (тек қосымша салыстыру үшін)",
        "устойчивая модель (только для сравнения)",
        "robust model (as a second look only)",
    ),
}
