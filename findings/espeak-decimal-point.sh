#!/usr/bin/env bash
# eSpeak NG reads 3.5 as "3 5" in Japanese, Korean, Cantonese and Burmese, and leaves the per cent sign out in Arabic.
#
# Expected: the decimal separator, which each language may set (docs/numbers.md, decimal_sep), is spoken, as in Mandarin since
#   1.52, and so is the per cent sign.
# Happens (eSpeak NG 1.52.0): in ja, ko, yue and my, 3.5 has the very sounds of "3 5", so that 1.45 hundred
#   million is heard as 1, 45. In ar, 43.2% has the sounds of 43.2.
# Hurt: listeners of figures with NVDA, Orca and other readers on free voices.
# Instead: nothing a page can do without spoiling its text; have figures read digit by digit, or use another voice.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq espeakng-loader==0.2.4
venv/bin/python - <<'EOF'
import ctypes
import re
import sys
import espeakng_loader

espeak = ctypes.CDLL(espeakng_loader.get_library_path())
espeak.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
espeak.espeak_Info.restype = espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p
print("eSpeak NG", espeak.espeak_Info(None).decode())


def sounds(voice: str, text: str) -> str:
    """Return the phonemes of a text, without stress and pauses."""
    espeak.espeak_SetVoiceByName(voice.encode())
    buffer = ctypes.create_string_buffer(text.encode())
    rest, parts = ctypes.c_void_p(ctypes.addressof(buffer)), []
    while rest.value:
        parts.append(espeak.espeak_TextToPhonemes(ctypes.byref(rest), 1, 0).decode())
    return re.sub(r"[\s_|',!]", "", "".join(parts))


pairs = [(voice, "3.5", "3 5") for voice in ("en", "cmn", "tr", "ja", "ko", "yue", "my")] + [(voice, "43.2%", "43.2") for voice in ("en", "fa", "ar")]
same = []
for voice, written, other in pairs:
    if sounds(voice, written) == sounds(voice, other):
        same.append(voice)
    print(f"{voice:4} {written:6} {sounds(voice, written)}", f"= {other}" if voice in same else "")
sys.exit(0 if same == ["ja", "ko", "yue", "my", "ar"] else "the behaviour has changed")
EOF
