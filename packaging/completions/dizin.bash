# bash completion for dizin-index, -search and -serve. Options and their choices
# are those of --help, so that they are always those of the program.

_dizin() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local page value
  COMPREPLY=()
  # "--format=js" arrives as three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  page=$("${COMP_WORDS[0]/#\~/$HOME}" --help 2>/dev/null) || return 0
  value=
  if [[ $before == -* ]]; then
    value=$(sed -nE \
      "s/^ +(-[a-z], )?(.*, )?${before//[^a-z-]/}(, --[a-z-]+)? ([^ ]+).*/\4/p" \
      <<<"$page")
  fi
  case $value in
    *'|'*) mapfile -t COMPREPLY < <(compgen -W "${value//|/ }" -- "$current") ;;
    DIR)
      compopt -o filenames 2>/dev/null || :
      mapfile -t COMPREPLY < <(compgen -d -- "$current")
      ;;
    FILE)
      compopt -o filenames 2>/dev/null || :
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      ;;
    [A-Z]*) ;; # a number, a word: nothing to offer
    *)
      if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(
          sed -nE 's/^ +(-[a-z], )?(--[a-z-]+).*/\2/p' <<<"$page"
        )" -- "$current")
      elif [[ ${COMP_WORDS[0]##*/} == dizin-index ]]; then
        compopt -o filenames 2>/dev/null || :
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
      fi
      ;;
  esac
}

complete -F _dizin dizin-index dizin-search dizin-serve
