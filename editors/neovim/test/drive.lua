-- A user's session without a screen: open FILE, wait for the finding of RULE, choose the code action whose title holds
-- TITLE, expect EXPECT in the buffer and the finding gone, and save. Reads its orders from the environment, prints one line of
-- JSON and exits 0 or 1. SERVER is the program, RULE the diagnostic's code.
local env = vim.env

local function finish(ok, report)
  report.ok = ok
  local version = vim.version()
  report.neovim = ('%d.%d.%d'):format(version.major, version.minor, version.patch)
  io.stdout:write(vim.fn.json_encode(report) .. '\n')
  vim.cmd(ok and 'qall!' or 'cquit 1')
end

local function wait_for(condition)
  return vim.wait(30000, condition, 10)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

-- 0.7 keeps the server's code in user_data only.
local function code_of(diagnostic)
  local sent = diagnostic.user_data and diagnostic.user_data.lsp
  return diagnostic.code or (sent and sent.code)
end

local function finding()
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if code_of(diagnostic) == env.RULE then
      return diagnostic
    end
  end
end

-- Answers the editor's own menu, so that the whole path through the client is walked.
local function choose(titles)
  vim.ui.select = function(items, options, on_choice)
    local chosen, index
    for i, item in ipairs(items) do
      local title = options.format_item and options.format_item(item) or tostring(item)
      titles[#titles + 1] = title
      if not chosen and title:find(env.TITLE, 1, true) then
        chosen, index = item, i
      end
    end
    on_choice(chosen, index)
  end
end

local function drive()
  require('proviso').setup({ cmd = { env.SERVER, 'lsp' } })
  vim.cmd('silent edit ' .. vim.fn.fnameescape(env.FILE))
  if not wait_for(finding) then
    return finish(false, { failure = 'no finding of ' .. env.RULE, diagnostics = vim.tbl_map(code_of, vim.diagnostic.get(0)) })
  end
  local found = finding()
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local titles = {}
  choose(titles)
  -- Some repairs are known only when the whole workspace is read, which may be after the first finding: ask again until then.
  local function guarded() return text():find(env.EXPECT, 1, true) ~= nil end
  for _ = 1, 10 do
    vim.lsp.buf.code_action()
    if vim.wait(3000, guarded, 50) then break end
  end
  if not guarded() then
    return finish(false, { failure = 'the guard is not in the buffer', titles = titles, text = text() })
  end
  if not wait_for(function() return not finding() end) then
    return finish(false, { failure = 'the finding stays', text = text() })
  end
  vim.cmd('silent write')
  finish(true, { titles = titles })
end

local ok, failure = xpcall(drive, debug.traceback)
if not ok then
  finish(false, { failure = failure })
end
