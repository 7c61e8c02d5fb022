class StoreEntry
  def call(entry, mode)
    entry.update(posted: true) # want partially-verified-mutation entry @warning
    case mode
    when :strict
      return Failure(entry.errors) if entry.errors.any?
    else
      Rails.logger.info("posted #{entry.id}")
    end
    Success(:posted)
  end

  def fast(order, quick)
    stored = order.update(seen: true) # want partially-verified-mutation order
    return :quick if quick
    raise "not stored" unless stored

    :slow
  end
end
