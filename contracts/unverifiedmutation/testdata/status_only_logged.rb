class ArchiveOrder
  def call(order)
    stored = order.update(archived: true) # want unverified-mutation order @warning
    Rails.logger.info("archived: #{stored}")
    :archived
  end
end
