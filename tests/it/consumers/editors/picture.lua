-- Shows a misspelt owner, and the statuses that can stand in a follow-up that is being written.
vim.o.termguicolors = true
vim.o.background = "light"
vim.o.signcolumn = "yes"
vim.o.laststatus = 0
vim.o.ruler = false
vim.o.showmode = false
vim.o.shortmess = "aoOtTIcF"
vim.o.fillchars = "eob: "
vim.o.completeopt = "menuone,noselect"
vim.o.wrap = false
vim.diagnostic.config({ underline = true, virtual_text = { prefix = "■" }, update_in_insert = true })
for name, colours in pairs({
  Normal = { fg = "#1b1b1b", bg = "#ffffff" },
  SignColumn = { bg = "#ffffff" },
  Comment = { fg = "#6a737d" },
  String = { fg = "#1a6b2d" },
  Pmenu = { fg = "#1b1b1b", bg = "#e6edf5" },
  PmenuSel = { fg = "#ffffff", bg = "#1f5f99" },
  DiagnosticError = { fg = "#b00020" },
  DiagnosticUnderlineError = { underline = true, sp = "#b00020" },
}) do
  vim.api.nvim_set_hl(0, name, colours)
end
vim.cmd("syntax clear | syntax region String start=+\"+ end=+\"+ oneline | syntax match Comment +#.*$+")
vim.lsp.start_client({
  name = "plan",
  cmd = { "plan", "lsp" },
  root_dir = vim.fn.getcwd(),
  init_options = { language = "sv" },
  on_init = function(client) vim.lsp.buf_attach_client(0, client.id) end,
})
-- The kinds of the protocol say nothing to who reads the picture.
for kind = 1, 25 do vim.lsp.protocol.CompletionItemKind[kind] = "" end
vim.bo.omnifunc = "v:lua.vim.lsp.omnifunc"
vim.defer_fn(function()
  vim.api.nvim_buf_set_lines(0, 10, 11, false, { 'owners = ["Kulturstrategr"]' })
  vim.api.nvim_buf_set_lines(0, 20, 20, false, { 'follow_up.2025 = { status = "' })
  vim.api.nvim_win_set_cursor(0, { 21, 0 })
  -- When what is wrong is marked, what can stand there is asked for.
  local timer = vim.loop.new_timer()
  timer:start(200, 200, vim.schedule_wrap(function()
    if timer:is_active() and #vim.diagnostic.get(0, { lnum = 10 }) > 0 then
      timer:stop()
      vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("A<C-x><C-o>", true, false, true), "n", false)
    end
  end))
end, 300)
