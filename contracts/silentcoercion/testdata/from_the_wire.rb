class CancelOrder
  def call(payload, params, attributes)
    order = Order.find(payload.fetch("order_id").to_i) # want silent-coercion payload @warning
    order.quantity = params[:quantity].to_i # want silent-coercion params @information
    order.amount_cents = params[:value].to_f # want silent-coercion params @warning
    order.weight = attributes.dig(:parcel, :weight).to_f # want silent-coercion attributes @information
    Order.find(params[:order].to_i) # want silent-coercion params @warning
    account.charge(params[:sum].to_d) # want silent-coercion params @warning
    order.update!(user_id: params[:user].to_s.to_i) # want silent-coercion params @warning
    order
  end
end

class Argument
  def call(amount, order_id, thing)
    @gateway.post("/charge", amount: amount.to_i, thing: thing.to_i) # want silent-coercion amount @warning
    Order.find(order_id.to_i) # want silent-coercion order_id @warning
  end
end
