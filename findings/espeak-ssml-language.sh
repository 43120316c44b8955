#!/usr/bin/env bash
# In eSpeak NG's SSML a paragraph's language goes on behind the paragraph, and the element made for languages does nothing.
#
# Expected: xml:lang on <p>, <s> and <lang> holds to the end of the element (SSML 1.1, 3.1.2 and 3.1.12; docs/markup.md lists
#   xml:lang for <p> and <s>).
# Happens (eSpeak NG 1.52.0): all that follows <p xml:lang="fr">...</p> is read by the French rules, in the next paragraph too;
#   <lang xml:lang="fr"> is passed over. <voice xml:lang="fr"> alone begins and ends where it should.
# Hurt: listeners of bilingual texts sent as SSML, as EPUB readers do (foliate-js writes <lang> for every lang of a page).
# Instead: turn <lang>, and the language of <p> and <s>, into <voice xml:lang="..."> before speaking.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq espeakng-loader==0.2.4
venv/bin/python - <<'EOF'
import ctypes
import pathlib
import sys
import espeakng_loader

espeak, libc = ctypes.CDLL(espeakng_loader.get_library_path()), ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
libc.fclose.argtypes = [ctypes.c_void_p]
espeak.espeak_SetPhonemeTrace.argtypes = [ctypes.c_int, ctypes.c_void_p]
espeak.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
espeak.espeak_Info.restype = ctypes.c_char_p
silent = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(lambda *_: 0)
espeak.espeak_SetSynthCallback(silent)
print("eSpeak NG", espeak.espeak_Info(None).decode())


def sounds(ssml: str) -> list[str]:
    """Return the phonemes of each word of an SSML text, begun in the English voice."""
    trace = libc.fopen(b"sounds", b"w")
    espeak.espeak_SetPhonemeTrace(1, trace)
    espeak.espeak_SetVoiceByName(b"en")
    text = ssml.encode()
    espeak.espeak_Synth(text, len(text) + 1, 0, 0, 0, 0x11, None, None)  # UTF-8, SSML
    espeak.espeak_Synchronize()
    libc.fclose(trace)
    return pathlib.Path("sounds").read_text().split()


english, french = sounds("<speak>hello</speak>"), sounds('<speak><voice xml:lang="fr">bonjour</voice></speak>')
BEFORE = {
    '<speak><p xml:lang="fr">bonjour</p><p>hello</p></speak>': (True, False),
    '<speak><s xml:lang="fr">bonjour</s><s>hello</s></speak>': (True, False),
    '<speak><lang xml:lang="fr">bonjour</lang> hello</speak>': (False, True),
    '<speak><voice xml:lang="fr">bonjour</voice> hello</speak>': (True, True),
}
changed = False
for ssml, before in BEFORE.items():
    first, second = sounds(ssml)
    now = ([first] == french, [second] == english)
    print(ssml, "bonjour is", "French," if now[0] else "NOT French,", "hello is", "English" if now[1] else "NOT English")
    changed |= now != before
sys.exit("the behaviour has changed" if changed else 0)
EOF
