class Subscribe
  def read(email)
    return Failure(:email) unless valid_email?(email)

    ok = valid_email?(email)
    Subscriber.create!(email: email, ok: ok)
  end

  def collected(email)
    check_email(email)
    return result if result.failure?

    Subscriber.create!(email: email)
  end

  def raising(email)
    ensure_email(email)
    Subscriber.create!(email: email)
  end

  def fluent(email)
    require_email(email)
    Subscriber.create!(email: email)
  end

  def last(amount)
    amount.positive?
  end

  def in_block(items)
    items.select { |item| item.present? }
  end

  def with_errors(form)
    form.valid?
    form.errors.full_messages
  end

  def unknown(email)
    Mail.check(email)
    verify_elsewhere(email)
  end

  def memoised(email)
    check_cached(email)
    charge!(email)
  end

  def shared_result(email)
    validate_shared(email)
    return if result.failure?

    charge!(email)
  end

  private

  def validate_shared(email)
    result.single_validation_failure!(field: :email) if email.nil?
  end

  def valid_email?(email)
    email.include?("@")
  end

  def check_email(email)
    errors.add(:email, :blank) if email.blank?
    false
  end

  def ensure_email(email)
    raise ArgumentError, "email" if email.nil?

    true
  end

  def require_email(email)
    @missing << :email if email.nil?
    self
  end

  def check_cached(email)
    @checked = email.present?
    false
  end
end
