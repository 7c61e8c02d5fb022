class TouchUser
  def call(user, hash)
    user.update_columns(last_seen_at: Time.current, sign_in_count: 3)
    user.update_column(:cached_total, 4)
    user.touch
    user.update!(age: 3)
  end

  def rescued(order)
    order.charge!
  rescue Declined
    order.update_columns(state: "failed")
  end
end
