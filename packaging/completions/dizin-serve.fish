# fish completion for dizin-serve. Options and their choices are those of
# --help, so that they are always those of the program.

for line in (dizin-serve --help 2>/dev/null | string match -r '^ +(?:-[a-z], )?--[a-z-]+(?: [^ ]+)?(?:  .*)?$')
    set -l short (string match -r -g '^ +-([a-z]),' -- $line)
    set -l name (string match -r -g -- '--([a-z-]+)' $line)
    set -l value (string match -r -g -- '--[a-z-]+ ([^ ]+)' $line)
    set -l given -c dizin-serve -l $name
    test -n "$short"; and set -a given -s $short
    switch "$value"
        case ''
            complete $given
        case DIR FILE
            complete $given -r -F
        case '*|*'
            complete $given -x -a (string replace -a '|' ' ' -- $value)
        case '*'
            complete $given -x
    end
end
