class ListEntries
  def call(account, params)
    page = params[:page].to_i # want silent-coercion params @hint
    account.entries.page(page)
  end
end
