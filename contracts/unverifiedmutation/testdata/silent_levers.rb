class StoreUpload
  attr_reader :draft

  def call(record, hash)
    Stripe::Charge.create(amount: 1)
    Tempfile.create("x")
    record.avatar.update(x: 1)
    hash.update(a: 1)
    WorkSession.create
    record.lines.update(1)
    PlanUpdater.new(record).update(a: 1)
    stripe_customer.update(a: 1)
    record.save(validate: false)
    Order.create(a: 1) { |o| o.b = 2 }
    draft.save
    begin
      Remote.call
    rescue Remote::Error
      record.update(failed: true)
      :failed
    ensure
      record.update(done: true)
    end
  end

  def failed?
    draft.errors.any?
  end
end
