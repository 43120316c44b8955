"""English spellings that are one word."""

from __future__ import annotations

import pytest

from proceedings.search.stemming import stemmer

PAIRS = """labour labor;labourers laborers;behavioural behavioral;favourable favorable;honourable honorable;neighbourhood neighborhood
organisation organization;organised organized;recognising recognizing;utilisation utilization;socialise socialize;harmonisation harmonization
centre center;centred centered;theatres theaters;kilometre kilometer;litres liters;manoeuvres maneuvers;programme program;catalogue catalog
dialogues dialogs;defence defense;licences licenses;practising practicing;analysed analyzed;paralyse paralyze;ageing aging;judgement judgment
acknowledgement acknowledgment;sizeable sizable;fulfil fulfill;fulfilment fulfillment;enrolment enrollment;instalment installment;skilful skillful
travelled traveled;labelling labeling;cancelled canceled;modelling modeling;counsellor counselor;fuelled fueled;signalled signaled;benefitted benefited
paediatric pediatric;anaemia anemia;archaeology archeology;foetus fetus;oestrogen estrogen;diarrhoea diarrhea;enquiries inquiries;learnt learned
whilst while;towards toward;mould mold;ploughs plows;sceptical skeptical;artefacts artifacts;speciality specialty;grey gray"""
DIFFERENT = "our or;four for;advise advice;rise size;wise wize;prize price;tour tor;course corse;hour hor;defend defence;metres metros;fire fir"


@pytest.mark.parametrize("pair", PAIRS.replace("\n", ";").split(";"))
def test_british_american_and_oxford_spelling_are_one_word(pair: str) -> None:
    stem = stemmer("en")
    assert stem
    value, second = pair.split()
    assert stem(value) == stem(second)


@pytest.mark.parametrize("pair", DIFFERENT.split(";"))
def test_different_words_stay_different(pair: str) -> None:
    stem = stemmer("en")
    assert stem
    value, second = pair.split()
    assert stem(value) != stem(second)


def test_other_languages_keep_their_spelling() -> None:
    stem = stemmer("fr")
    assert stem
    assert stem("centre") == "centr"
