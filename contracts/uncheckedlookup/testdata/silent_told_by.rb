class BlockAgain
  def call(account, target, uri)
    if account.blocking?(target)
      account.block_relationships.find_by(target_account: target).update!(uri: uri)
    end

    if account.muting?(target)
      account.block_relationships.find_by(target_account: uri).update!(uri: uri) # want unchecked-lookup
    end
  end
end
