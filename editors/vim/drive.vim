" A user of Vim with ALE and the settings of editors/README.md, without a screen: opens $FILE, waits for the finding of $RULE, asks for
" the code actions there, answers the menu with the one called $TITLE, waits for $EXPECT in the buffer and for the finding to go, and
" saves. Writes one line of JSON to $REPORT and exits with 0 or 1.
set nocompatible nomore hidden noswapfile viminfo=
let g:ale_linters_explicit = 1
let g:ale_virtualtext_cursor = 0
packadd ale
source $SETTINGS
let g:ale_linters = {'ruby': ['proviso'], 'typescript': ['proviso']}
filetype plugin on

function! Finish(ok, more) abort
  call writefile([json_encode({'ok': a:ok, 'vim': v:version, 'more': a:more})], $REPORT)
  execute a:ok ? 'qall!' : 'cquit'
endfunction

" Callbacks of jobs and timers run while Vim sleeps.
function! Until(what, Holds) abort
  let l:start = reltime()
  while !a:Holds()
    if reltimefloat(reltime(l:start)) > 60
      call Finish(0, [a:what, getloclist(0), getline(1, '$')])
    endif
    sleep 50m
  endwhile
endfunction

function! Findings() abort
  return filter(ale#engine#GetLoclist(bufnr('')), 'get(v:val, "code", "") is# $RULE')
endfunction

" The menu is a question with numbered answers.
runtime autoload/ale/util.vim
function! ale#util#Input(message, value, ...) abort
  for l:line in split(a:message, "\n")
    if stridx(l:line, $TITLE) >= 0
      return matchstr(l:line, '^\d\+')
    endif
  endfor
  call Finish(0, ['no such action', a:message])
endfunction

function! Drive() abort
  call Until('no finding', {-> !empty(Findings())})
  let l:found = Findings()[0]
  call cursor(l:found.lnum, l:found.col)
  ALECodeAction
  call Until('no guard', {-> stridx(join(getline(1, '$'), "\n"), $EXPECT) >= 0})
  doautocmd TextChanged " no events come while a script runs
  call Until('the finding stays', {-> empty(Findings())})
  silent write
  call Finish(1, [])
endfunction

execute 'edit' fnameescape($FILE)
ALEEnable
ALELint
try
  call Drive()
catch
  call Finish(0, [v:exception, v:throwpoint])
endtry
