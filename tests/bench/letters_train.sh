#!/usr/bin/env bash
# Makes common/text/name_letters.tab; see letters_train.py. The messages are of
# LibreOffice, and of three programs that speak Burmese, Lao and Pashto, too.
set -euo pipefail
cd "$(dirname "$0")/../.."

languages=(am ar bn fa gu he hi ja ka km kn ko ml mr ne or pa-in si ta te th
           zh-cn zh-tw)
folder=build/eval/letters
tests/bench/fetch_messages.sh "$folder" evolution-common libgtk-3-common \
  vlc-l10n "${languages[@]/#/libreoffice-l10n-}"
python3 tests/bench/letters_train.py "$folder" common/text/name_letters.tab
