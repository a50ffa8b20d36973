-- Drives the server as Neovim does; prints what came of each request, and quits with an error where nothing did.
local function fail(what)
  io.stderr:write(what .. "\n")
  vim.cmd("cquit")
end
local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then fail("nothing came: " .. what) end
end
vim.cmd("edit plan/kulturplan/4.1-kulturell-infrastruktur.toml")
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ name = "plan", cmd = { "plan", "lsp" }, root_dir = vim.fn.getcwd() })
wait("a client", function() return client and vim.lsp.get_client_by_id(client) and vim.lsp.get_client_by_id(client).initialized end)
vim.lsp.buf_attach_client(buffer, client)
local function find(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local from, to = line:find(text, 1, true)
    if from then return number, to end
  end
  fail("not in the file: " .. text)
end
local function ask(method, params)
  local answers, why = vim.lsp.buf_request_sync(buffer, method, params, 60000)
  local answer = answers and answers[client]
  if not answer or answer.error then fail(method .. ": " .. vim.inspect(why or answer)) end
  return answer.result
end
local function at(text)
  local line, column = find(text)
  vim.api.nvim_win_set_cursor(0, { line, column })
  return vim.lsp.util.make_position_params(0, "utf-16")
end

-- An owner that nobody has registered.
local line = find('owners = ["Kulturstrateger"]')
local before = vim.api.nvim_buf_get_lines(buffer, line - 1, line, false)[1]
vim.api.nvim_buf_set_lines(buffer, line - 1, line, false, { 'owners = ["Filmfrämjandet på ön"]' })
-- The plan may have other findings, which came before the change.
wait("diagnostics", function() return #vim.diagnostic.get(buffer, { lnum = line - 1 }) > 0 end)
for _, it in ipairs(vim.diagnostic.get(buffer)) do
  if it.lnum == line - 1 then print("diagnostic", it.col + 1, it.code or it.user_data.lsp.code) end
end
vim.api.nvim_buf_set_lines(buffer, line - 1, line, false, { 'owners = ["Fil' })
local offered = ask("textDocument/completion", at('owners = ["Fil'))
for _, item in ipairs(offered.items or offered) do
  if item.label:find("^Film") then print("completion", item.label, item.textEdit.newText) end
end
vim.api.nvim_buf_set_lines(buffer, line - 1, line, false, { "owners=['Kulturstrateger']" })
vim.lsp.util.apply_text_edits(ask("textDocument/formatting", vim.lsp.util.make_formatting_params()), buffer, "utf-16")
print("format", vim.api.nvim_buf_get_lines(buffer, line - 1, line, false)[1] == before)
local params = at('owners = ["Kulturstrat')
params.newName = "Strategerna"
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", params), "utf-16")
print("rename", vim.api.nvim_buf_get_lines(buffer, line - 1, line, false)[1])
vim.cmd("qall!")
