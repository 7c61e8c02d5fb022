-- Starts `proviso lsp` for Ruby and TypeScript buffers, on every Neovim from 0.7 on.
local M = {}

local defaults = {
  cmd = { 'proviso', 'lsp' },
  filetypes = { 'ruby', 'typescript', 'typescriptreact' },
  root_markers = { 'proviso.yml', '.proviso.yml', 'Gemfile', 'tsconfig.json', 'package.json', '.git' },
  profile = nil, -- standard, fortress or advisory; nil leaves it to proviso.yml
  on_attach = nil,
  capabilities = nil,
}

M.options = vim.deepcopy(defaults)

local function client_config(options)
  local init_options = vim.empty_dict()
  if options.profile then
    init_options = { profile = options.profile }
  end
  return {
    name = 'proviso',
    cmd = options.cmd,
    init_options = init_options,
    on_attach = options.on_attach,
    capabilities = options.capabilities,
  }
end

-- The nearest folder upwards that holds a marker, configuration before build files; the file's own folder otherwise.
function M.root(file, markers)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  for _, marker in ipairs(markers) do
    for _, find in ipairs({ vim.fn.findfile, vim.fn.finddir }) do
      local found = find(marker, vim.fn.escape(folder, ' ,;*') .. ';')
      if found ~= '' then
        return vim.fn.fnamemodify(vim.fn.fnamemodify(found, ':p'):gsub('/$', ''), ':h')
      end
    end
  end
  return folder
end

-- 0.11 and later: the editor keeps configurations and attaches by itself.
local function enable(options)
  local config = client_config(options)
  config.filetypes = options.filetypes
  config.root_dir = function(buffer, start)
    start(M.root(vim.api.nvim_buf_get_name(buffer), options.root_markers))
  end
  vim.lsp.config('proviso', config)
  vim.lsp.enable('proviso')
end

-- 0.7 has no vim.lsp.start: one client for each root is kept here.
local clients_by_root = {}

local function start_on_0_7(config, buffer)
  local id = clients_by_root[config.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    clients_by_root[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

local function start(options, buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if vim.bo[buffer].buftype ~= '' or name:match('^%a[%w+.-]+://') then
    return
  end
  local config = client_config(options)
  config.root_dir = M.root(name, options.root_markers)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
  else
    start_on_0_7(config, buffer)
  end
end

local function watch(options)
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('proviso', { clear = true }),
    pattern = options.filetypes,
    callback = function(event)
      start(options, event.buf)
    end,
  })
  -- Buffers that were open before setup ran.
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype) then
      start(options, buffer)
    end
  end
end

function M.setup(opts)
  M.options = vim.tbl_deep_extend('force', defaults, opts or {})
  if vim.fn.executable(M.options.cmd[1]) ~= 1 then
    vim.notify(
      ('proviso: cannot run "%s"; install it or set cmd. :checkhealth proviso tells more'):format(M.options.cmd[1]),
      vim.log.levels.WARN
    )
    return
  end
  if vim.lsp.config and vim.lsp.enable then
    enable(M.options)
  else
    watch(M.options)
  end
end

return M
