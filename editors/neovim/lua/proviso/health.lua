-- :checkhealth proviso
local M = {}

local health = vim.health or require('health')
local report = {
  start = health.start or health.report_start,
  ok = health.ok or health.report_ok,
  info = health.info or health.report_info,
  warn = health.warn or health.report_warn,
  error = health.error or health.report_error,
}

local function check_editor()
  if vim.lsp.config and vim.lsp.enable then
    report.ok('Neovim with vim.lsp.config')
  elseif vim.fn.has('nvim-0.7') == 1 then
    report.ok('Neovim 0.7 or later')
  else
    report.error('Neovim is older than 0.7', { 'Upgrade Neovim' })
  end
end

local function check_program(command)
  local program = vim.fn.exepath(command)
  if program == '' then
    report.error(('"%s" cannot be run'):format(command), {
      'go install github.com/agentcore/proviso/cmd/proviso@latest',
      "or require('proviso').setup({ cmd = { '/path/to/proviso', 'lsp' } })",
    })
    return
  end
  local answer = vim.fn.system({ program, 'version' })
  if vim.v.shell_error == 0 then
    report.ok(('%s (%s)'):format(vim.trim(answer), program))
  else
    report.warn(('%s does not answer to "version": %s'):format(program, vim.trim(answer)))
  end
end

local function check_clients()
  local list = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, client in pairs(list()) do
    if client.name == 'proviso' then
      report.ok('running in ' .. (client.config.root_dir or 'no folder'))
      return
    end
  end
  report.info('not running: open a Ruby or TypeScript file')
end

function M.check()
  report.start('proviso')
  check_editor()
  check_program(require('proviso').options.cmd[1])
  check_clients()
end

return M
