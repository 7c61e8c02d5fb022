class Clear
  def call(account, ids, label)
    raise ArgumentError, "account is required" if account.nil?

    account.uploads.where(id: ids).delete_all
    Upload.where(account: account).where(label: label).delete_all
    Upload.where(archived: true, label: label).delete_all
    Upload.where("label = ?", label).delete_all
    Upload.limit(100).where(label: label).delete_all
    Upload.stale.where(label: label).update_all(seen: true)
    Upload.delete_all
  end

  def scoped(account, ids)
    raise ArgumentError, "account is required" if account.nil?

    scope = account.uploads
    scope = scope.where(id: ids) if ids
    scope.delete_all
  end

  def switched(only_old: false)
    scope = Upload.all
    scope = scope.where(old: true) if only_old
    scope.delete_all
  end

  # No row has the primary key NULL, so nothing is written that belongs to nobody.
  def touched(category_ids)
    Category.where(id: category_ids).update_all(updated_at: Time.current)
  end

  def listed(ids: [])
    Upload.where(id: ids).delete_all
  end

  def memory(entries, id)
    entries.delete_if { |entry| entry == id }
  end
end
