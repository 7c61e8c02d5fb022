# profile: fortress
class CreateEndpoint
  def call(params)
    endpoint = Endpoint.new(params)
    endpoint.save!
    result.endpoint = endpoint
    Audit.note(:created)
    result
  end

  def rescued(order)
    order.update!(sent: true)
    Audit.note(:sent)
    Success(:sent)
  rescue ActiveRecord::RecordInvalid => e
    Failure(e.record)
  end

  def clearing(order)
    order.lines.delete_all
    order.payments.destroy_all
    :cleared
  end
end
